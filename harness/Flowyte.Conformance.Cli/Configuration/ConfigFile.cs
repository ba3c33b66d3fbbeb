namespace Flowyte.Conformance.Cli.Configuration;

internal static class ConfigFile
{
    public static RunConfig Read(string path) => throw new UsageException(path);
}
