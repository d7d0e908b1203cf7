package se.lykta.document;

import java.text.Normalizer;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Hands documents out as files named by their title.
@Component
public class Documents {
    private static final MediaType DOCX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final PdfDocuments pdf;

    Documents(PdfDocuments pdf) {
        this.pdf = pdf;
    }

    public ResponseEntity<byte[]> pdf(Document document) {
        return answer(document, MediaType.APPLICATION_PDF, "pdf", pdf.draw(document));
    }

    public ResponseEntity<byte[]> docx(Document document) {
        return answer(document, DOCX, "docx", WordDocument.write(document));
    }

    private static ResponseEntity<byte[]> answer(Document document, MediaType type, String end, byte[] body) {
        var plain = Normalizer.normalize(document.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
        var disposition =
                ContentDisposition.attachment().filename(plain + "." + end).build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(body);
    }
}
