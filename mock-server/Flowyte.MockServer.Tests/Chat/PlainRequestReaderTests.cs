using System.Text;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Tests.Chat;

/// <summary>The short way through a request ends where the long one does.</summary>
public sealed class PlainRequestReaderTests
{
    private const string Plain = """{"model":"agt_1","messages":[{"role":"system","content":"Be \"kind\"."},{"role":"user","content":"h\u00e9llo \ud83c\udf41","name":"x"}],"user":"u_1","stream":true,"tools":[{"a":[{}]}],"temperature":0.5}""";

    // Bytes that mean something to JSON.
    private static readonly byte[] Telling = "\0\t :,\"\\{}[]0-eE"u8.ToArray();

    [TestCase(Plain)]
    [TestCase("""{"messages":[{"content":"Hi","role":"assistant"}],"model":"agt_1","model":"agt_2","stream":false}""")]
    [TestCase("{ \"model\" : \"a\" ,\r\n \"messages\" : [ { \"role\" : \"user\" , \"content\" : \"\" } ] } \n")]
    public void A_plain_request_goes_the_short_way(string body)
    {
        Assert.That(PlainRequestReader.Read(Encoding.UTF8.GetBytes(body)), Is.Not.Null);
        AssertSame(Encoding.UTF8.GetBytes(body));
    }

    [TestCase("""{"model":"a","messages":[]}""")]
    [TestCase("""{"model":"a","messages":[1]}""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":"Hi"}]} x""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":"Hi"}]""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":"Hi"}],"stream_options":{"include_usage":true}}""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":"Hi"}],"user":null}""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":"\ud83c"}]}""")]
    [TestCase("""{"model":"a","messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}""")]
    [TestCase("""{"model":"a","messages":[{"role":"assistant","content":"Hi","tool_calls":[]}]}""")]
    [TestCase("""{"model":"a","messages":[{"role":"tool","content":"Hi","tool_call_id":"c"}]}""")]
    [TestCase("""{"model":1,"messages":[{"role":"user","content":"Hi"}]}""")]
    [TestCase("""{"model":"a"}""")]
    [TestCase("[]")]
    [TestCase("")]
    public void Any_other_request_is_left_to_the_long_way(string body) =>
        Assert.That(PlainRequestReader.Read(Encoding.UTF8.GetBytes(body)), Is.Null);

    [Test]
    public void Both_ways_end_alike_whatever_becomes_of_a_request()
    {
        var random = new Random(4711);
        var plain = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var body = Encoding.UTF8.GetBytes(Plain).ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                Change(body, random);
            }

            plain += AssertSame([.. body]) ? 1 : 0;
        }

        Assert.That(plain, Is.InRange(1_000, 19_000));
    }

    private static void Change(List<byte> body, Random random)
    {
        var at = random.Next(body.Count);
        switch (random.Next(4))
        {
            case 0:
                body[at] = Telling[random.Next(Telling.Length)];
                break;
            case 1:
                body.Insert(at, Telling[random.Next(Telling.Length)]);
                break;
            case 2:
                body.RemoveRange(at, random.Next(Math.Min(40, body.Count - at)));
                break;
            default:
                body.InsertRange(at, body.GetRange(random.Next(at + 1), random.Next(Math.Min(40, body.Count - at))));
                break;
        }
    }

    // Whether the short way led anywhere.
    private static bool AssertSame(byte[] body)
    {
        var any = ChatRequestReader.ReadAny(body, out var errors);
        var read = ChatRequestReader.Read(body, out var sameErrors);
        Assert.That(sameErrors, Is.EqualTo(errors), () => Encoding.UTF8.GetString(body));
        Assert.That(Text(read), Is.EqualTo(Text(any)), () => Encoding.UTF8.GetString(body));
        return any is not null && PlainRequestReader.Read(body) is not null;
    }

    private static string Text(ChatRequest? request) => request is null
        ? "none"
        : $"{request.Model} {request.Stream} {request.IncludeUsage} {request.User ?? "nobody"} {string.Join(' ', request.Messages)}";
}
