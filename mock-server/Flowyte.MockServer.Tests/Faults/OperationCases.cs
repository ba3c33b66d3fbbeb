using static Flowyte.MockServer.Tests.Faults.Asked;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>Every operation at least once, with the question whether the shop ships to Canada.</summary>
internal static class OperationCases
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        // JSON values
        new("set", Plain, "{ set: { /id: 5 } }", "\"id\":5,"),
        new("set", Streamed, "{ set: { /id: 5 }, chunk: finish }", "\"id\":\"chatcmpl-[\\s\\S]*\"id\":5,"),
        new("raw", Plain, "{ raw: { /created: '1.0' } }", "\"created\":1\\.0,"),
        new("rawHex", Plain, "{ rawHex: { /id: 22E922 } }", "\"id\":\"\u00e9\""),
        new("rename", Plain, "{ rename: { /id: ID } }", "\\{\"ID\":\"chatcmpl-"),
        new("remove", Plain, "{ remove: [/id] }", "\\{\"object\":"),
        new("duplicate", Plain, "{ duplicate: [/model] }", "\"model\":\"agt_123\",\"model\":\"agt_123\""),
        new("count", Streamed, "{ count: /id }", "\"id\":\"chatcmpl-\\w+-0\"[\\s\\S]*\"id\":\"chatcmpl-\\w+-1\""),
        new("wrap", Plain, "{ wrap: data }", "\\{\"success\":true,\"data\":\\{\"id\""),
        new("reverse", Plain, "{ reverse: true }", "\"id\":\"[^\"]+\"\\}$"),
        new("finish", Plain, "{ finish: length }", "\"finish_reason\":\"length\""),
        new("finish", Streamed, "{ finish: length }", "\"finish_reason\":\"length\""),
        new("freshId", Plain, "{ freshId: uuid }", "\"id\":\"\\w{8}-\\w{4}-\\w{4}-\\w{4}-\\w{12}\""),

        // Text
        new("prefix", Plain, "{ prefix: '}}' }", "\\r\\n\\r\\n\\}\\}\\{"),
        new("prefix", Streamed, "{ prefix: { hex: EFBBBF } }", "\u00ef\u00bb\u00bf"),
        new("suffix", Plain, "{ suffix: OK }", "\\}OK$"),
        new("body", Plain, "{ body: Hello }", "Content-Length: 5\\r\\n[\\s\\S]*\\r\\n\\r\\nHello$"),
        new("repeatBody", Plain, "{ repeatBody: true }", "\\}\\{\"id\""),
        new("cut", Plain, "{ cut: -1 }", "[^}]\\}$"),
        new("charset", Plain, "{ charset: utf-16 }", "\\{\0\"\0i\0d\0"),
        new("indent", Plain, "{ indent: true }", "\\{\\n  \"id\": "),
        new("escape", Streamed, "{ content: { text: Größe }, escape: true }", "Gr\\\\u00F6\\\\u00DFe"),
        new("doubleEncode", Streamed, "{ doubleEncode: true }", "data: \"\\{\\\\u0022id"),
        new("echoKey", Refused, "{ echoKey: true }", "Incorrect API key provided: flowyte_sk_live_mock_chat_write\\."),
        new("echoKey", Refused, "{ echoKey: masked }", "Incorrect API key provided: …?.*rite\\."),
        new("mix", Plain, "{ mix: true }", "HTTP/1\\.1 200 OK"),

        // Head
        new("status", Refused, "{ status: 404 }", "^HTTP/1\\.1 404 Not Found[\\s\\S]*\"status\":404"),
        new("reason", Plain, "{ reason: Fine }", "^HTTP/1\\.1 200 Fine\\r\\n"),
        new("header", Plain, "{ header: { Content-Type: text/plain } }", "\\r\\nContent-Type: text/plain\\r\\n"),
        new("header", Plain, "{ header: { Date: null } }", "^((?!\\r\\nDate:)[\\s\\S])*\\r\\n\\r\\n"),
        new("addHeader", Plain, "{ addHeader: { 'X-A ': b } }", "\\r\\nX-A : b\\r\\n"),
        new("headEnding", Plain, "{ headEnding: lf }", "^HTTP/1\\.1 200 OK\\n[^\\r]*\\n\\n\\{"),
        new("headerCase", Plain, "{ headerCase: lower }", "\\r\\ncontent-type: application/json"),
        new("http", Plain, "{ http: '1.0' }", "^HTTP/1\\.0 200"),

        // Events
        new("insert", Streamed, "{ insert: \": hello\\n\\n\", before: role }", "\\r\\n: hello\\n\\n"),
        new("insert", Streamed, "{ insert: chunk, after: finish, choices: [], usage: { total_tokens: 7 } }", "\"choices\":\\[\\][^\\n]*\"usage\":\\{\"total_tokens\":7\\}"),
        new("drop", Streamed, "{ drop: done }", "^((?!DONE)[\\s\\S])*$"),
        new("dropFrom", Streamed, "{ dropFrom: finish }", "^((?!\"stop\"|DONE)[\\s\\S])*$"),
        new("repeat", Streamed, "{ repeat: done }", "DONE[\\s\\S]*DONE"),
        new("move", Streamed, "{ move: finish, before: role }", "\"stop\"[\\s\\S]*\"role\""),
        new("joinChunks", Streamed, "{ joinChunks: 2 }", "\\}\\{\"id\""),
        new("done", Streamed, "{ done: '[done]' }", "data: \\[done\\]\\n\\n"),
        new("secondChoice", Streamed, "{ secondChoice: true }", "\"index\":1,"),
        new("content", Streamed, "{ content: { text: \"One two\" } }", "\"content\":\"One \"[\\s\\S]*\"content\":\"two\""),
        new("content", Plain, "{ content: { text: \"One two\" } }", "\"content\":\"One two\""),
        new("content", Streamed, "{ content: { one: true } }", "\"content\":\"Yes, we ship to Canada\\. [^\"]*dollars\\.\""),
        new("content", Streamed, "{ content: { end: whole } }", "\"content\":\"Yes, we ship to Canada\\. [^\"]*dollars\\.\""),
        new("content", Streamed, "{ content: { each: cumulative } }", "\"content\":\"Yes, we ship to Canada\\. [^\"]*dollars\\.\""),
        new("content", Streamed, "{ content: { cut: surrogates } }", "\"content\":\"\\\\ud83d\"[\\s\\S]*\"content\":\"\\\\ude00\""),
        new("content", Streamed, "{ content: { cut: bytes } }", "Gr\u00ef\u00bf\u00bd\"[\\s\\S]*\"\u00ef\u00bf\u00bd"),
        new("content", Plain, "{ content: { first: 7 } }", "\"content\":\"Yes, we\""),
        new("content", Plain, "{ content: { abridge: 7 } }", "\"content\":\"Yes, we[^\"]{1,6}\""),
        new("content", Plain, "{ content: { until: Canada } }", "\"content\":\"Yes, we ship to \""),
        new("content", Streamed, "{ content: { without: \"ship to \" } }", "\"content\":\"we \"[\\s\\S]*\"content\":\"Canada\\. \""),
        new("content", Plain, "{ content: { write: entities } }", "\"content\":\"Yes, we ship"),
        new("content", Streamed, "{ content: { pieces: trimmed } }", "\"content\":\"Yes, we ship\"|\"content\":\"Yes,\"|\"content\":\"Yes, we\""),
        new("content", Streamed, "{ content: { pieces: deduplicated } }", "\"content\":\"Yes,\"[\\s\\S]*\"content\":\" we\""),
        new("content", Streamed, "{ content: { pieces: without-breaks } }", "\"content\":\"Yes, we ship to Canada\\. [^\"]*dollars\\.\""),
        new("lineEnding", Streamed, "{ lineEnding: crlf }", "data: \\{[^\\n]*\\}\\r\\n\\r\\n"),
        new("separator", Streamed, "{ separator: \"\" }", "\\}\\n\\r\\n\\w+\\r\\ndata: "),
        new("field", Streamed, "{ field: \"data:\" }", "data:\\{[\\s\\S]*data:\\[DONE\\]"),
        new("field", Streamed, "{ field: \"data:\", chunk: each }", "data:\\{[\\s\\S]*data: \\[DONE\\]"),
        new("eventName", Streamed, "{ eventName: message }", "event: message\\ndata: \\{"),
        new("eventId", Streamed, "{ eventId: true }", "id: 0\\ndata: [\\s\\S]*id: 1\\ndata: "),
        new("multiline", Streamed, "{ indent: true, multiline: true }", "data: \\{\\ndata:   \"id\""),
        new("trimEnd", Streamed, "{ trimEnd: true }", "data: \\[DONE\\]\\n\\r\\n0\\r\\n"),

        // Framing and connection
        new("framing", Plain, "{ framing: chunked }", "\\r\\nTransfer-Encoding: chunked\\r\\n[\\s\\S]*\\r\\n\\r\\n\\w+\\r\\n\\{"),
        new("framing", Streamed, "{ framing: close }", "\\r\\n\\r\\ndata: \\{"),
        new("contentLength", Plain, "{ contentLength: 7 }", "\\r\\nContent-Length: 7\\r\\n"),
        new("transferEncoding", Plain, "{ framing: close, transferEncoding: zip }", "\\r\\nTransfer-Encoding: zip\\r\\n"),
        new("chunkExtension", Streamed, "{ framing: chunked, chunkExtension: \";seq=1\" }", "\\r\\n\\w+;seq=1\\r\\ndata: "),
        new("encoding", Plain, "{ encoding: gzip }", "\\r\\nContent-Encoding: gzip\\r\\n[\\s\\S]*\\r\\n\\r\\n\u001f\u008b"),
        new("pieces", Plain, "{ pieces: 1 }", "\\r\\n\\r\\n\\{[\\s\\S]*\\}$"),
        new("end", Plain, "{ end: { close: 10 } }", "\\r\\n\\r\\n[\\s\\S]{10}$"),
        new("end", Streamed, "{ end: { reset: \"text:1\" } }", "^(|HTTP/1\\.1 200((?!DONE)[\\s\\S])*)$"),
        new("garbage", Plain, "{ garbage: hello }", "^hello$"),
        new("buffer", Streamed, "{ buffer: true }", "\\r\\n\\r\\n\\w+\\r\\ndata: \\{[^\\r]*data: \\[DONE\\]"),

        // Other decisions
        new("serve", Refused, "{ serve: true }", "^HTTP/1\\.1 200[\\s\\S]*\"object\":\"chat\\.completion\""),
        new("form", Plain, "{ form: stream }", "\"object\":\"chat\\.completion\\.chunk\""),
        new("form", Streamed, "{ form: json }", "\"object\":\"chat\\.completion\""),
        new("refuse", Plain, "{ refuse: { status: 422, code: no, message: No., field: model } }", "^HTTP/1\\.1 422[\\s\\S]*\"code\":\"no\""),
        new("errorBody", Refused, "{ errorBody: problem }", "problem\\+json\\r\\n((?!\"error\":)[\\s\\S])*$"),
        new("errorBody", Refused, "{ errorBody: openai }", "\\r\\n\\r\\n\\{\"error\":\\{\"message\""),
        new("errorBody", Refused, "{ errorBody: detail }", "\\r\\n\\r\\n\\{\"detail\":\"[^\"]+\"\\}$"),
        new("errorBody", Refused, "{ errorBody: fastapi }", "\\{\"detail\":\\[\\{\"loc\""),
        new("errorBody", Refused, "{ errorBody: vllm }", "\\{\"object\":\"error\""),
        new("errorBody", Refused, "{ errorBody: error-text }", "\\{\"error\":\"[^\"]+\"\\}$"),
        new("errorBody", Refused, "{ errorBody: vague }", "Something in the request is wrong"),
        new("errorBody", Refused, "{ errorBody: array }", "\\r\\n\\r\\n\\[\\{\"type\""),
        new("errorBody", Refused, "{ errorBody: html }", "text/html\\r\\n[\\s\\S]*<!doctype html>"),
        new("errorBody", Refused, "{ errorBody: text }", "text/plain\\r\\n"),
        new("errorBody", Refused, "{ errorBody: empty }", "Content-Length: 0\\r\\n"),
    ];
}
