namespace Lambda.Runtime;

/// <summary>One event on its way through the function.</summary>
public sealed class Invocation
{
}
