using System.Reflection;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Local.Running;

/// <summary>Runs the emulator in the process of a function, which a debugger or <c>--in-process</c> has started.</summary>
internal static class InProcessCommand
{
    /// <summary>Runs the emulator until Ctrl+C. <see cref="LambdaHost"/> loads this assembly and calls this method, which it finds by its name.</summary>
    /// <param name="handlers">The handlers of the program.</param>
    /// <param name="arguments">The arguments of the program, which are options of the emulator.</param>
    /// <returns>The exit code for the process.</returns>
    public static int Run(GeneratedHandler[] handlers, string[] arguments) => RunCommand.RunAsync(
        [
            Assembly.GetEntryAssembly()!.Location,
            .. ProjectOption("--project-timeout", "Lambda.Runtime.Timeout"),
            .. ProjectOption("--project-memory", "Lambda.Runtime.MemorySize"),
            .. ProjectOption("--project-http", "Lambda.Runtime.Http"),
            .. ProjectOption("--project-http-routes", "Lambda.Runtime.HttpRoutes"),
            .. ProjectOption("--project-http-stage", "Lambda.Runtime.HttpStage"),
            .. ProjectOption("--project-binary-media-types", "Lambda.Runtime.BinaryMediaTypes"),
            .. ProjectOption("--project-certificates", "Lambda.Runtime.Certificates"),
            "--in-process",
            .. arguments,
        ],
        handlers).GetAwaiter().GetResult();

    // A build stores settings of the project in runtimeconfig.json.
    private static string[] ProjectOption(string option, string property) => AppContext.GetData(property) is string value ? [option, value] : [];
}
