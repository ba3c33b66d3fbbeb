using System.Runtime.InteropServices;

namespace Flowyte.Conformance.Wire;

/// <summary>A header field and where its line starts in the part.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ParsedField(HeaderField Field, int Offset)
{
    public bool Is(string name) => Field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
