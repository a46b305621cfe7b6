using System.Runtime.InteropServices;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A function that never responds, and logs SIGTERM.</summary>
internal static class HangingFunction
{
    /// <param name="environment">The environment variables.</param>
    /// <param name="isExtension">Whether it registers an internal extension before the first event.</param>
    /// <param name="endsBySignal">Whether it exits with 0 after SIGTERM.</param>
    public static int Run(IReadOnlyDictionary<string, string> environment, bool isExtension, bool endsBySignal)
    {
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            Console.Error.WriteLine("signal");
            context.Cancel = true;
            if (endsBySignal)
                Environment.Exit(0);
        });
        if (isExtension)
        {
            using var http = new HttpClient();
            using var body = new StringContent("{\"events\":[]}");
            using HttpResponseMessage response = http.PostAsync($"http://{environment["AWS_LAMBDA_RUNTIME_API"]}/2020-01-01/extension/register", body).GetAwaiter().GetResult();
            response.EnsureSuccessStatusCode();
        }

        return TestFunction.Loop(environment, new NoOutput(), static _ => TestFunction.Hang());
    }

    private sealed class NoOutput : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
        }
    }
}
