using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the current functions for the page.</summary>
internal static class FunctionList
{
    // {"program":"Shop","urlPort":9001,"problem":null,"functions":[{"name":"Orders","handler":"Orders","timeoutSeconds":3,"memorySizeMB":128,"sample":"[]"}]}
    public static byte[] Write(string program, FunctionRegistry functions, int urlPort)
    {
        IInvocableFunction[] all = [.. functions.Names.Select(functions.Find).OfType<IInvocableFunction>()];
        return ReflectionJson.SerializeToUtf8Bytes(new
        {
            program,
            urlPort,
            problem = all.Select(static function => function.Problem).FirstOrDefault(static problem => problem is not null),
            functions = all.Select(Describe),
        });
    }

    private static object Describe(IInvocableFunction function) => new
    {
        name = function.Configuration.FunctionName,
        handler = function.Configuration.Handler,
        timeoutSeconds = function.Configuration.Timeout.TotalSeconds,
        memorySizeMB = function.Configuration.MemorySizeMB,
        sample = SampleEvents.Of(function).Json,
    };
}
