namespace Lambda.Runtime.Model.Tests;

/// <summary>The plan of one invocation.</summary>
/// <param name="Action">What the handler does.</param>
/// <param name="Size">The length of the response.</param>
/// <param name="Disconnect">When the connection is lost.</param>
/// <param name="Cut">For <see cref="Disconnect.InEvent"/>, the thousandths of the event that arrive.</param>
internal sealed record Plan(JobAction Action, int Size, Disconnect Disconnect, int Cut);
