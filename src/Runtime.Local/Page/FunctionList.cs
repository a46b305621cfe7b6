using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the current functions for the page.</summary>
internal static class FunctionList
{
    // {"program":"Shop","urlPort":9001,"problem":null,"functions":[{"name":"Orders","handler":"Orders","timeoutSeconds":3,"memorySizeMB":128}]}
    public static byte[] Write(string program, FunctionRegistry functions, int urlPort)
    {
        IInvocableFunction[] all = [.. functions.Names.Select(functions.Find).OfType<IInvocableFunction>()];
        return ReflectionJson.SerializeToUtf8Bytes(new
        {
            program,
            urlPort,
            problem = all.Select(static function => function.Problem).FirstOrDefault(static problem => problem is not null),
            functions = all.Select(static function => Describe(function.Configuration)),
        });
    }

    private static object Describe(FunctionConfiguration configuration) => new
    {
        name = configuration.FunctionName,
        handler = configuration.Handler,
        timeoutSeconds = configuration.Timeout.TotalSeconds,
        memorySizeMB = configuration.MemorySizeMB,
    };
}
