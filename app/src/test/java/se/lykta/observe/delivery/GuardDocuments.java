package se.lykta.observe.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.dhatim.fastexcel.Workbook;

/// Guard companies' documents as the tests make them: whole ones in four formats, and damaged ones.
public final class GuardDocuments {
    static final String HEADER = "Avtal;Dag;Från;Till;Rapportnummer;Tjänstenummer;Ronder;Kontrollpunkter;Avvikelser;"
            + "Inget att rapportera;Händelse;Kategori;Plats;Latitud;Longitud;Beskrivning;Åtgärd";

    /// Two events on Monday, a quiet Tuesday.
    static final String ROWS = """
            Centrum;2026-11-16;20:00;04:00;VR-1;T-1;6;24;sen start;;21:40;Klotter;Torget;60,000;15,000;Ny tagg på busskuren.;Fotograferad.
            Centrum;2026-11-16;20:00;04:00;VR-1;T-1;6;24;sen start;;01:15;bråk;Stationen;;;Fyra personer, lugnade sig.;
            Centrum;2026-11-17;20:00;04:00;VR-2;T-1;5;24;;ja;;;;;;;
            """;

    static final String TEXT = """
            Hej! Här kommer nattens rapport.

            Avtal: Centrum
            Dag: 2026-11-16 20:00-04:00
            Rapportnummer: VR-1
            Tjänstenummer: T-1
            Ronder: 6
            Kontrollpunkter: 24
            Avvikelser: sen start
            Händelse: 21:40 Klotter, Torget
            Ny tagg på busskuren.
            Åtgärd: Fotograferad.
            Händelse: 01:15 Bråk, Stationen
            Fyra personer,
            lugnade sig.

            Avtal: Centrum
            Dag: 2026-11-17 20:00-04:00
            Rapportnummer: VR-2
            Ronder: 5
            Inget att rapportera

            Med vänlig hälsning
            Anna Andersson, 070-123 45 67
            """;

    private GuardDocuments() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] csv(String rows) {
        return utf8(HEADER + "\n" + rows);
    }

    static byte[] xlsx(String... lines) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Pass");
            for (int row = 0; row < lines.length; row++) {
                var cells = lines[row].split(";", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] xlsx() {
        return xlsx((HEADER + "\n" + ROWS).split("\n"));
    }

    static byte[] pdf(String text) {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var stream = new PDPageContentStream(document, page)) {
                stream.beginText();
                stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                stream.setLeading(14);
                stream.newLineAtOffset(50, 740);
                for (var line : text.lines().toList()) {
                    stream.showText(line);
                    stream.newLine();
                }
                stream.endText();
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One page that holds a picture and no letter.
    static byte[] scannedPdf() {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var scan = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
            scan.createGraphics().setBackground(Color.LIGHT_GRAY);
            try (var stream = new PDPageContentStream(document, page)) {
                stream.drawImage(LosslessFactory.createFromImage(document, scan), 50, 50, 500, 700);
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /// An XLSX whose sheet unpacks to three hundred megabytes.
    static byte[] bomb() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : List.of("[Content_Types].xml", "xl/workbook.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(utf8(workbook(name)));
            }
            zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
            zip.write(utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                    + "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(
                    utf8("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"));
            var block = new byte[1 << 20];
            Arrays.fill(block, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                zip.write(block);
            }
            zip.write(utf8("</sheetData></worksheet>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String workbook(String name) {
        return name.startsWith("xl")
                ? "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r="
                        + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"Pass\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                : "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    }

    /// A mail with text and attachments.
    ///
    /// @param subtype `plain` or `html`
    static byte[] mail(String subtype, String text, Arrived... attachments) {
        try {
            var out = new ByteArrayOutputStream();
            message("rapport@vakt.example", subtype, text, attachments).writeTo(out);
            return out.toByteArray();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param subtype `plain` or `html`
    public static MimeMessage message(String from, String subtype, String text, Arrived... attachments) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("rapporter@lyktby.example"));
            message.setSubject("Väktarrapport");
            message.setSentDate(Date.from(Instant.parse("2026-11-18T04:00:00Z")));
            if (attachments.length == 0) {
                message.setText(text, "UTF-8", subtype);
            } else {
                var parts = new MimeMultipart();
                var body = new MimeBodyPart();
                body.setText(text, "UTF-8", subtype);
                parts.addBodyPart(body);
                for (var attachment : attachments) {
                    var part = new MimeBodyPart();
                    part.setContent(attachment.content(), "application/octet-stream");
                    part.setFileName(attachment.name());
                    parts.addBodyPart(part);
                }
                message.setContent(parts);
            }
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
