package se.lykta.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which version is this? From the build's own record.
class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        var build = new Properties();
        try (var in = ProgramVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        return new String[] {"Lykta " + build.getProperty("build.version", "development")};
    }
}
