using System.Text.Json;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Page;

/// <summary>The functions that there are at the moment, as the page lists them.</summary>
internal static class FunctionList
{
    // {"program":"Shop","urlPort":9001,"problem":null,"functions":[{"name":"Orders","handler":"Orders","timeoutSeconds":3,"memorySizeMB":128}]}
    public static byte[] Write(string program, ServedFunctions functions, int urlPort)
    {
        IServedFunction[] all = [.. functions.Names.Select(functions.Find).OfType<IServedFunction>()];
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            program,
            urlPort,
            problem = all.Select(static function => (function as RecordedFunction)?.Problem).FirstOrDefault(static problem => problem is not null),
            functions = all.Select(static function => Describe(function.Options)),
        });
    }

    private static object Describe(LambdaFunctionOptions options) => new
    {
        name = options.FunctionName,
        handler = options.Handler,
        timeoutSeconds = options.Timeout.TotalSeconds,
        memorySizeMB = options.MemorySizeMB,
    };
}
