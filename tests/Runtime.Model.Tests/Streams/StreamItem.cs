namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>The data of a record.</summary>
/// <param name="Round">Identifies the round: the function runs inside the process of the tests, and has their static state.</param>
/// <param name="Key">Identifies the record within the round.</param>
/// <param name="Group">Its partition key, its item, or its partition: a number.</param>
/// <param name="Failures">How often its handler throws.</param>
public sealed record StreamItem(string Round, string Key, int Group, int Failures);
