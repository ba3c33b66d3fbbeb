namespace Flowyte.Conformance.Catalogue;

/// <summary>What a requirement rests on.</summary>
/// <param name="Source">The source's name, such as <c>Flowyte guide</c> or <c>RFC 9110 §15.5.2</c>.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="Quote">The words, or the measurement, that carry the requirement.</param>
public sealed record Basis(string Source, string Url, string Quote);
