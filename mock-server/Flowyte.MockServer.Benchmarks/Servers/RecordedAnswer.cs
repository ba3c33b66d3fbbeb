using System.Text;
using System.Text.Json;
using Flowyte.MockServer.Benchmarks.Loading;

namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>An answer of the mock, for a server that is to send the same bytes in as many chunks.</summary>
/// <param name="Headers">The fields of the head, but for the date and those of framing.</param>
/// <param name="Chunks">The body; in one piece where it is no stream.</param>
internal sealed record RecordedAnswer(IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<byte[]> Chunks)
{
    private static readonly string[] OfTheServer = ["Date", "Content-Length", "Transfer-Encoding", "Server"];

    /// <summary>Asks a mock once.</summary>
    public static async Task<RecordedAnswer> RecordAsync(ServerProcess mock, Question question)
    {
        using var connection = await Connection.OpenAsync(mock.Address);
        await connection.AskAsync(question.ToBytes(), keepHead: true);
        var headers = Encoding.ASCII.GetString(connection.Head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(field => field.Split(": ", 2))
            .Where(field => !OfTheServer.Contains(field[0], StringComparer.OrdinalIgnoreCase))
            .Select(field => KeyValuePair.Create(field[0], field[1]));
        var body = Encoding.UTF8.GetString(connection.Answer.Body);
        var chunks = question.IsStream ? body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(chunk => chunk + "\n\n") : [body];
        return new RecordedAnswer([.. headers], [.. chunks.Select(Encoding.UTF8.GetBytes)]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RecordedAnswer Read(string file) => JsonSerializer.Deserialize<RecordedAnswer>(File.ReadAllBytes(file))!;

    /// <summary>Writes it to a file.</summary>
    public void Write(string file) => File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this));
}
