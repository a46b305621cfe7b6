using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests;

/// <summary>For tests that have no queues and other sources.</summary>
internal static class NoSources
{
    public static ConnectedSources Create(FunctionRegistry functions)
    {
        var queues = new QueueRegistry(TimeProvider.System);
        var changes = new MappingChanges();
        return new ConnectedSources(
            new ConnectedQueues(queues, functions, changes, static (_, _) => { }),
            new ConnectedStreams(new StreamRegistry(TimeProvider.System), queues, functions, changes, static (_, _, _) => { }),
            new ConnectedEvents(functions, queues, TimeProvider.System, static _ => { }),
            new ConnectedTransformations(functions, TimeProvider.System, static _ => { }, static (_, _) => { }));
    }
}
