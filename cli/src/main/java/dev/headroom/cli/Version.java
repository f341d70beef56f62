package dev.headroom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, as {@code headroom --version} tells it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            build.load(file);
        }
        return new String[] {"headroom " + build.getProperty("version")};
    }
}
