namespace Lambda.Runtime.Model.Tests;

/// <summary>What is to happen in one invocation.</summary>
/// <param name="Action">What the handler does.</param>
/// <param name="Size">How long its response is.</param>
/// <param name="Disconnect">Where the connection is lost.</param>
/// <param name="Cut">In which thousandth of the event, if there.</param>
internal sealed record Plan(JobAction Action, int Size, Disconnect Disconnect, int Cut);
