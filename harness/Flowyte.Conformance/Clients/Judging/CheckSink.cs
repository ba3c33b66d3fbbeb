namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Takes what was held against a requirement.</summary>
/// <param name="requirement">The id of the requirement.</param>
/// <param name="problem">What is wrong; empty where nothing is.</param>
internal delegate void CheckSink(string requirement, string problem);
