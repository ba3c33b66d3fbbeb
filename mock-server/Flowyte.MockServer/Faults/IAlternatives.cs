using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Faults;

/// <summary>What the mock could have answered instead.</summary>
internal interface IAlternatives
{
    /// <summary>A reply of the first published agent, whatever is wrong with the request.</summary>
    /// <param name="stream">Whether it is a stream.</param>
    Answer Serve(bool stream);

    /// <summary>A refusal as the mock writes them.</summary>
    Answer Refuse(int status, string code, string message, string? field);

    /// <summary>Text that belongs into the answer of another conversation; null while there was none.</summary>
    string? TakeOthersCode(string ownCode);
}
