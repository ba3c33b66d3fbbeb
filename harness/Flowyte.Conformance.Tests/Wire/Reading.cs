using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Feeds a response to the reader, each character as one byte; the read number <c>n</c> arrives at <c>n</c> milliseconds.</summary>
internal static class Reading
{
    public static ResponseReader Whole(string response, bool close = true, WireLimits? limits = null, string method = "POST") =>
        At(response, [], close, limits, method);

    /// <summary>Cuts the response at these offsets.</summary>
    public static ResponseReader At(string response, IReadOnlyList<int> cuts, bool close = true, WireLimits? limits = null, string method = "POST")
    {
        var bytes = Encoding.Latin1.GetBytes(response);
        var reader = new ResponseReader(limits ?? WireLimits.Default, method);
        foreach (var piece in Tokenizing.Pieces(bytes, cuts))
        {
            reader.Read(bytes.AsSpan(piece.Offset, piece.Length), piece.At);
        }

        if (close)
        {
            reader.Close();
        }

        return reader;
    }
}
