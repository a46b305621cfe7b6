using System.Text;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests;

/// <summary>A handler like a generated one that calls a test's code.</summary>
internal sealed class StubHandler(Action<Invocation> invoke, string name = "Stub", Action? initialize = null) : GeneratedHandler
{
    public override ReadOnlySpan<string> Names => new[] { name, "Tests." + name };

    /// <summary>Returns the event's bytes as a JSON string.</summary>
    public static void Echo(Invocation invocation) => invocation.ResponseWriter.WriteString(Encoding.UTF8.GetString(invocation.Event.Span));

    public override void Initialize(LambdaEnvironment environment) => initialize?.Invoke();

    public override void Invoke(Invocation invocation) => invoke(invocation);
}
