package se.lykta.observe.delivery;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// What text does a PDF hold? Scanned pages hold none; nothing is recognised from pictures.
final class PdfText {
    static final int MOST_PAGES = 200;
    private static final int MOST_CHARS = 2_000_000;

    private PdfText() {}

    /// The text, or why there is none.
    sealed interface Reading {
        record Text(String text) implements Reading {}

        record None(DeliveryFault fault) implements Reading {}
    }

    /// A damaged or hostile file makes the library throw all sorts of exceptions; each means that it cannot be
    /// read.
    static Reading read(byte[] content) {
        try (var document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (pages == 0 || pages > MOST_PAGES) {
                return none(FaultCode.PDF_BROKEN, Integer.toString(pages), "1-" + MOST_PAGES);
            }
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            var out = new Limited();
            stripper.writeText(document, out);
            var text = out.toString();
            return text.isBlank() ? none(FaultCode.PDF_WITHOUT_TEXT, pages + " / 0", "") : new Reading.Text(text);
        } catch (InvalidPasswordException e) {
            return none(FaultCode.PDF_PROTECTED, "", "");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return none(FaultCode.PDF_BROKEN, e.getClass().getSimpleName(), "PDF 1.0-2.0");
        }
    }

    private static Reading none(FaultCode code, String found, String expected) {
        return new Reading.None(DeliveryFault.whole(code, found, expected));
    }

    /// Refuses to grow without end.
    private static final class Limited extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            if (getBuffer().length() + length > MOST_CHARS) {
                throw new IllegalStateException("text has more than " + MOST_CHARS + " characters");
            }
            super.write(text, from, length);
        }

        @Override
        public void write(String text) {
            write(text, 0, text.length());
        }
    }
}
