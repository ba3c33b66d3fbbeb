using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Docs;

/// <summary>The code of <c>docs/kit.md</c> is that of the examples, which are run as tests.</summary>
public sealed partial class KitGuideTests
{
    [TestCase("csharp", "harness/examples/Flowyte.Conformance.Kit.Examples.NUnit/OpenAIScenarioTests.cs")]
    [TestCase("js", "harness/sdk-adapters/node-kit/example/openai.test.mjs")]
    public async Task The_code_of_the_guide_is_that_of_the_example(string language, string example)
    {
        var guide = await ReadAsync("docs/kit.md");
        var block = Blocks().Matches(guide).Single(match => match.Groups["language"].Value == language);

        Assert.That(await ReadAsync(example), Does.Contain(block.Groups["code"].Value.TrimEnd('\n')));
    }

    private static async Task<string> ReadAsync(string file) =>
        (await File.ReadAllTextAsync(Path.Combine(Repository.Root, file))).ReplaceLineEndings("\n");

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
