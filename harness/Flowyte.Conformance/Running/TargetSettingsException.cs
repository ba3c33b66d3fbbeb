namespace Flowyte.Conformance.Running;

/// <summary>What a user said of the target cannot be used. The message is one line: what is wrong, and what to do next. It holds no key.</summary>
/// <param name="message">What is wrong, and what to do next.</param>
public sealed class TargetSettingsException(string message) : Exception(message);
