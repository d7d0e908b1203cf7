package se.lykta.ingest.page;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Question;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.Template;

/// A file that somebody sent and what they have said of it so far; not yet a run.
///
/// @param templateName the template chosen at the start; null = columns are guessed
/// @param answers to the questions asked, by [#key]
/// @param template JSON of the template as it stands now; null = the columns are not mapped yet
/// @param runId the run it became; null before
/// @param organisation whose person sent it
record Incoming(
        String id,
        String fileName,
        long bytes,
        @Nullable String templateName,
        Map<String, String> answers,
        @Nullable String template,
        @Nullable Long runId,
        @Nullable String organisation) {
    static final String ANSWER = "answer:";

    Incoming {
        answers = Map.copyOf(answers);
    }

    static String key(Question.Kind kind, String column) {
        return ANSWER + kind + ":" + column;
    }

    @Nullable
    String answer(Question.Kind kind, String column) {
        return answers.get(key(kind, column));
    }

    boolean isGuessed() {
        return templateName == null;
    }

    Incoming with(Map<String, String> more) {
        var all = new HashMap<>(answers);
        all.putAll(more);
        return new Incoming(id, fileName, bytes, templateName, all, template, runId, organisation);
    }

    Incoming with(Template mapped) {
        return new Incoming(id, fileName, bytes, templateName, answers, mapped.toJson(), runId, organisation);
    }

    Incoming withRun(long run) {
        return new Incoming(id, fileName, bytes, templateName, answers, template, run, organisation);
    }

    /// What is known of the file: the template's word, then the person's.
    RowSource.Hints hints() {
        var base = template == null
                ? RowSource.Hints.NONE
                : Template.parse(template).format();
        var encoding = answer(Question.Kind.ENCODING, "");
        var delimiter = answer(Question.Kind.DELIMITER, "");
        var sheet = answer(Question.Kind.SHEET, "");
        return new RowSource.Hints(
                base.format(),
                encoding == null ? base.encoding() : encoding,
                delimiter == null ? base.delimiter() : delimiter,
                base.headerLine(),
                sheet == null ? base.sheet() : sheet);
    }
}
