namespace Flowyte.MockServer.Tests.Control.Page;

/// <summary>A folder with an agent whose every text is markup.</summary>
[SetUpFixture]
internal sealed class HostileAgents
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    public static string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("agents").FullName;

    [OneTimeSetUp]
    public static void Write() => File.WriteAllText(
        Path.Combine(Directory, "hostile.yaml"),
        $$"""
        id: agt_hostile
        published: true
        name: "{{Markup}}"
        cases:
          - contains: "{{Markup}}"
            reply: ["{{Markup}}", "\n\ndata: [DONE]\n\n"]
        """);

    [OneTimeTearDown]
    public static void Remove() => System.IO.Directory.Delete(Directory, recursive: true);
}
