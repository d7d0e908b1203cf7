package se.lykta.municipality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import se.lykta.area.AreaLayerFile;

/// The configuration files that come with the program.
public final class ShippedMunicipality {

    /// The municipality that `bin/run` starts with.
    public static final String EXAMPLE = "1489";

    private ShippedMunicipality() {}

    /// Copies the municipality's file and the layers it names into the folder, so that they can be loaded as any
    /// other.
    ///
    /// @return the configuration file
    /// @throws IllegalArgumentException if no such municipality is shipped
    public static Path unpack(String code, Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = copy(code, "municipality.json", folder);
            if (MunicipalityFile.read(file) instanceof MunicipalityReading.Read read) {
                for (AreaLayerFile layer : read.municipality().geography().layers()) {
                    copy(code, layer.file().path().getFileName().toString(), folder);
                }
            }
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path copy(String code, String name, Path folder) throws IOException {
        try (InputStream in = ShippedMunicipality.class.getResourceAsStream("/municipalities/" + code + "/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("municipality is " + code + ", must be one that is shipped");
            }
            Path target = folder.resolve(name);
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        }
    }
}
