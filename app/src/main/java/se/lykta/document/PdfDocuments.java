package se.lykta.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Draws documents as tagged PDF with its font inside.
@Component
class PdfDocuments {
    /// Comes with PDFBox, under the OFL.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String LOOK = "/document/document.css";

    private final SpringTemplateEngine templates;
    private final String look = look();

    PdfDocuments(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    byte[] draw(Document document) {
        var context = new Context(Locale.of(document.language()));
        context.setVariable("document", document);
        var html = templates
                .process("document/document", context)
                .replace("</head>", "<style>" + look + "</style></head>");
        var bytes = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useFont(PdfDocuments::font, "Liberation Sans", 400, FontStyle.NORMAL, true);
            builder.withHtmlContent(html, null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String look() {
        try (var in = Objects.requireNonNull(PdfDocuments.class.getResourceAsStream(LOOK), LOOK)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
    }
}
