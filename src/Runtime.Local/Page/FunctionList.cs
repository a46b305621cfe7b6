using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the current functions for the page.</summary>
internal static class FunctionList
{
    // {"program":"Shop","http":{"port":9001,"service":"function URL"},"problem":null,
    // "functions":[{"name":"Orders","handler":"Orders","timeoutSeconds":3,"memorySizeMB":128,"sample":"[]","path":"","routes":[]}]}
    public static byte[] Write(string program, FunctionRegistry functions, HttpEntry entry)
    {
        IInvocableFunction[] all = [.. functions.Names.Select(functions.Find).OfType<IInvocableFunction>()];
        return ReflectionJson.SerializeToUtf8Bytes(new
        {
            program,
            http = new { port = entry.Port, service = entry.Description },
            problem = all.Select(static function => function.Problem).FirstOrDefault(static problem => problem is not null),
            functions = all.Select(function => Describe(function, entry, entry.PathOf(functions, function.Configuration.FunctionName))),
        });
    }

    private static object Describe(IInvocableFunction function, HttpEntry entry, string path) => new
    {
        name = function.Configuration.FunctionName,
        handler = function.Configuration.Handler,
        timeoutSeconds = function.Configuration.Timeout.TotalSeconds,
        memorySizeMB = function.Configuration.MemorySizeMB,
        sample = SampleEvents.Of(function).Json,
        path,
        routes = RouteExample.Create((function as ITypedFunction)?.Routes ?? [], (method, path) => entry.Reaches(function, method, path))
            .Select(static example => new { route = example.Route, method = example.Method, path = example.Path }),
    };
}
