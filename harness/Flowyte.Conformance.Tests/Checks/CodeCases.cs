using static Flowyte.Conformance.Tests.Checks.Codes;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Runs whose conversations hold codes.</summary>
internal static class CodeCases
{
    public static IReadOnlyList<FaultCase> Faults { get; } =
    [
        new("CONTEXT-4", "no code of the user", [.. Plain(), Asked("one", $"{Assistant} {Tool}"), Asked("two", $"{Assistant} {Tool}")]),
        new("CONTEXT-7", "the code of the system first", Codes.System($"{Tool} Yes, we do.")),
    ];

    public static IReadOnlyList<LegalCase> Legal { get; } =
    [
        new("all codes", [.. Plain(), Asked("one", $"{User}, {Assistant} and {Tool}"), Asked("two", $"{User}, {Assistant} and {Tool}", stream: true)]),
        new("no codes", [.. Plain("I do not repeat codes."), Asked("one", "I do not list codes.")]),
        new("the code of the system further on", Codes.System($"I was asked to say {Tool} first.")),
    ];
}
