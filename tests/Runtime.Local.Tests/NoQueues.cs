using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests;

/// <summary>For tests that have no queues.</summary>
internal static class NoQueues
{
    public static ConnectedQueues Create(FunctionRegistry functions) => new(new QueueRegistry(TimeProvider.System), functions, static (_, _) => { });
}
