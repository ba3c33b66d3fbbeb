using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Reporting.Annotations;

/// <summary>What a pipeline shows beside a line of its checkout, or of the run as a whole.</summary>
/// <param name="IsError">Whether it fails the run; else it is a warning.</param>
/// <param name="Code">The id of the requirement; empty for what concerns the whole run.</param>
/// <param name="Place">The line; null for none.</param>
/// <param name="Title">What it is about, on one line.</param>
/// <param name="Message">What there is to say, in a few lines.</param>
internal sealed record Annotation(bool IsError, string Code, SpecLine? Place, string Title, string Message);
