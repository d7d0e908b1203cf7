package se.lykta.observe.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What does a document tell? The kind is recognised by content, not by name. Nothing throws for a broken or
/// hostile document: what is wrong comes as a fault.
final class DocumentReading {
    /// Larger than any guard company's report, and still kept in a row of the database.
    static final int MOST_BYTES = 25 << 20;

    private static final String KNOWN = "CSV, XLSX, PDF, e-mail";
    private static final Pattern MAIL_HEAD =
            Pattern.compile("(?is)\\A(?:[A-Za-z-]+: [^\\n]*\\r?\\n(?:[ \\t][^\\n]*\\r?\\n)*){2,}.*");
    private static final List<String> MAIL_MARKS =
            List.of("\nfrom:", "\nreceived:", "\nmime-version:", "\nmessage-id:", "\nreturn-path:");

    private DocumentReading() {}

    /// Media type by content.
    static String mediaType(byte[] content) {
        if (startsWith(content, "%PDF-")) {
            return "application/pdf";
        }
        if (startsWith(content, "PK")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        if (isMail(content)) {
            return "message/rfc822";
        }
        return isText(content) ? "text/plain" : "application/octet-stream";
    }

    static Told read(byte[] content) {
        if (content.length == 0) {
            return Told.nothing(FaultCode.EMPTY, "0", KNOWN);
        }
        if (content.length > MOST_BYTES) {
            return Told.nothing(FaultCode.TOO_LARGE, megabytes(content.length), "<= " + megabytes(MOST_BYTES));
        }
        return switch (mediaType(content)) {
            case "application/pdf" -> readPdf(content);
            case "message/rfc822" -> readMail(content);
            case "text/plain" ->
                TextReading.isTold(text(content)) ? TextReading.read(text(content)) : readTable(content);
            default -> readTable(content);
        };
    }

    private static Told readPdf(byte[] content) {
        return switch (PdfText.read(content)) {
            case PdfText.Reading.Text text -> TextReading.read(text.text());
            case PdfText.Reading.None none -> Told.nothing(none.fault());
        };
    }

    private static Told readTable(byte[] content) {
        try {
            var file = Files.createTempFile("lykta-delivery", ".tmp");
            try {
                Files.write(file, content);
                return TableReading.read(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text and each attachment are documents of their own; a text that only goes along with attachments
    /// need not tell of a shift.
    private static Told readMail(byte[] content) {
        MailParts mail;
        try {
            mail = MailParts.read(content);
        } catch (IOException e) {
            return Told.nothing(FaultCode.MAIL_BROKEN, "", "RFC 5322");
        }
        var shifts = new ArrayList<ToldShift>();
        var faults = new ArrayList<DeliveryFault>();
        var attachments = mail.attachments();
        for (var text : mail.texts()) {
            if (attachments.isEmpty() || TextReading.isTold(text)) {
                add(TextReading.read(text), "", shifts, faults);
            }
        }
        for (var attachment : attachments) {
            add(readAttachment(attachment), attachment.name(), shifts, faults);
        }
        if (attachments.isEmpty() && mail.texts().stream().allMatch(String::isBlank)) {
            faults.clear();
            faults.add(DeliveryFault.whole(
                    mail.hasHtml() ? FaultCode.MAIL_ONLY_HTML : FaultCode.EMPTY,
                    mail.hasHtml() ? "text/html" : "0",
                    "text/plain"));
        }
        return new Told(shifts, faults);
    }

    private static Told readAttachment(MailParts.Attachment attachment) {
        return switch (mediaType(attachment.content())) {
            case "message/rfc822", "application/octet-stream" ->
                Told.nothing(FaultCode.ATTACHMENT_UNKNOWN, attachment.name(), KNOWN);
            default -> read(attachment.content());
        };
    }

    private static void add(Told told, String part, List<ToldShift> shifts, List<DeliveryFault> faults) {
        shifts.addAll(told.shifts());
        told.faults().forEach(fault -> faults.add(fault.in(part)));
    }

    private static boolean isMail(byte[] content) {
        var head = "\n"
                + new String(content, 0, Math.min(content.length, 8_192), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        return MAIL_MARKS.stream().filter(head::contains).count() >= 2
                && MAIL_HEAD.matcher(head.substring(1)).matches();
    }

    private static boolean startsWith(byte[] content, String mark) {
        var bytes = mark.getBytes(StandardCharsets.US_ASCII);
        return content.length >= bytes.length
                && ByteBuffer.wrap(content, 0, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 4_096); i++) {
            if (content[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /// UTF-8 where the bytes are that, else the code page of Swedish Windows.
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static String megabytes(int bytes) {
        return (bytes >> 20) + " MB";
    }
}
