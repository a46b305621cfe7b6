namespace Lambda.Runtime;

/// <summary>What is known about one invocation.</summary>
public sealed class LambdaContext
{
}
