using System.Globalization;
using System.Text;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Breaks valid requests at random. The same seed gives the same requests.</summary>
internal sealed class RequestMutator(int seed)
{
    private const int MostChanges = 3;
    private const int LongestPiece = 64;

    private const string Head = "POST /api/v1/chat/completions HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer " + MockKeys.Secret + "\r\nContent-Type: application/json; charset=utf-8\r\n";

    // Stands where the length of the body goes.
    private const string Length = "{length}";

    private static readonly (byte[] Head, byte[] Body)[] Valid =
        [.. Texts().Select(text => (Encoding.UTF8.GetBytes(text.Head), Encoding.UTF8.GetBytes(text.Body)))];

    // Bytes that mean something to HTTP and to JSON.
    private static readonly byte[] Telling = "\r\n\0\t :;,/?%#\"\\{}[]0123456789-+eE\u007f"u8.ToArray();

    private readonly Random _random = new(seed);

    /// <summary>The next request; now and then one that is valid all the same.</summary>
    public byte[] Next()
    {
        var (head, body) = Valid[_random.Next(Valid.Length)];
        List<byte> changedHead = [.. head];
        List<byte> changedBody = [.. body];
        for (var changes = _random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            Change(changedBody.Count == 0 || _random.Next(2) == 0 ? changedHead : changedBody);
        }

        // Most of the time the length is right all the same: else little would get past the web server.
        var length = _random.Next(8) == 0 ? body.Length : changedBody.Count;
        var text = Encoding.Latin1.GetString([.. changedHead]).Replace(Length, length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return [.. Encoding.Latin1.GetBytes(text), .. changedBody];
    }

    private void Change(List<byte> request)
    {
        var at = _random.Next(request.Count + 1);
        var length = _random.Next(Math.Min(LongestPiece, request.Count - at) + 1);
        switch (_random.Next(6))
        {
            case 0 when at < request.Count:
                request[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < request.Count:
                request[at] = Telling[_random.Next(Telling.Length)];
                break;
            case 2:
                request.Insert(at, Telling[_random.Next(Telling.Length)]);
                break;
            case 3:
                request.RemoveRange(at, length);
                break;
            case 4:
                request.InsertRange(_random.Next(request.Count + 1), request.GetRange(at, length));
                break;
            default:
                // Where a request is cut, whatever is sent next becomes a part of it.
                request.RemoveRange(at, _random.Next(10) == 0 ? request.Count - at : 0);
                break;
        }
    }

    private static IEnumerable<(string Head, string Body)> Texts()
    {
        const string Question = """{"model":"agt_123","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":[{"type":"text","text":"h\u00e9llo \ud83c\udf41"}]}],"user":"u_1","temperature":0.5}""";
        const string Stream = """{"model":"agt_123","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";
        const string Tools = """{"model":"agt_123","messages":[{"role":"user","content":"ping"},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c","content":"1"}]}""";
        yield return ($"{Head}Content-Length: {Length}\r\n\r\n", Question);
        yield return ($"{Head}Content-Length: {Length}\r\n\r\n", Stream);
        yield return ($"{Head}Expect: 100-continue\r\nContent-Length: {Length}\r\n\r\n", Tools);
        yield return ($"{Head}Transfer-Encoding: chunked\r\n\r\n", $"10\r\n{Tools[..16]}\r\n{Tools.Length - 16:x};a=b\r\n{Tools[16..]}\r\n0\r\nX-Trailer: t\r\n\r\n");
        yield return ("GET /api/v1/chat/completions?page=2 HTTP/1.1\r\nHost: mock\r\nAccept: */*\r\n\r\n", "");
        yield return ("GET /_flowyte/health HTTP/1.1\r\nHost: localhost\r\n\r\n", "");
    }
}
