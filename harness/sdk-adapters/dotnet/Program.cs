using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Flowyte.Conformance.SdkAdapter;

// sdk-adapter openai|meai: docs/adapter.md says what the lines hold.
var client = args is ["meai"] ? Clients.Extensions : Clients.OpenAI;
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" });
output.WriteLine(JsonSerializer.Serialize(Lines.HelloOf(client), Lines.Options));

using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
while (await input.ReadLineAsync() is { } line)
{
    _ = Task.Run(async () => output.WriteLine(JsonSerializer.Serialize(await AnswerAsync(line), Lines.Options)));
}

return;

async Task<object> AnswerAsync(string line)
{
    var (id, request, fault) = Lines.Read(line);
    var said = new Said(request?.CancelAfterChunks, Stopwatch.GetTimestamp());
    if (request is null)
    {
        return Lines.AnswerOf(id, said, fault);
    }

    try
    {
        await client.AskAsync(request, said);
        return Lines.AnswerOf(id, said, null);
    }
    catch (Exception exception)
    {
        return Lines.AnswerOf(id, said, said.Cancelled ? null : exception);
    }
}
