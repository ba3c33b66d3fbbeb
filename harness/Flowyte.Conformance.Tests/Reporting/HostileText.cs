namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>A text that a hostile target could send.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Text">The text.</param>
internal sealed record HostileText(string Name, string Text)
{
    public override string ToString() => Name;
}
