using System.Runtime.InteropServices;
using Lambda.Build.Processes;
using Lambda.Build.Tools;

namespace Lambda.Build.Commands;

/// <summary>Measures. A goal that is not met is not a failure, because times depend on the machine; a part that cannot run is one.</summary>
internal static class BenchCommand
{
    private const string Peers = "tests/Runtime.Benchmarks.Functions/Peers";

    public static readonly Command Command = new("bench", """
        ./build.sh bench [<part>...]
                              measure hello beside a C loop, HttpClient and an empty program, print which goals are met, and leave artifacts/bench/table.md
                              and results.json; the parts are start, cold and the events hello, chunked, text, records, large, echo100 and echo500
        ./build.sh bench curve [<variable>=<value>...]
                              measure a text that is read and returned, from 10 KB to 6 MB, beside the C loop, with environment variables for ours,
                              and leave artifacts/bench/curve.md
        ./build.sh bench http measure functions with routes beside hello and a handler of bytes, and leave artifacts/bench/http.md
        ./build.sh bench aws  measure functions that call AWS, over TLS: a warm invocation, and first invocations at 128 and 512 MB, and leave artifacts/bench/aws.md
        ./build.sh bench layer
                              measure functions on the layer beside native hello, and leave artifacts/bench/layer.md
        ./build.sh bench page put the last table into docs/performance.md
        ./build.sh bench small [<filter>...]
                              time parts of a process with BenchmarkDotNet: responses, headers, contexts, log records, JSON, the generator
        """, Run);

    private static string RuntimeId => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    private static bool Run(string[] arguments, Steps steps)
    {
        if (arguments is ["small", .. string[] filter])
        {
            Build("Runtime.Benchmarks", steps);
            return Tool.ExitCode(
                Repository.Program("Runtime.Benchmarks"), ["--artifacts", "artifacts/bench/small", "--filter", .. filter is [] ? ["*"] : filter]) == 0;
        }

        Build("Runtime.Benchmarks.Functions", steps);
        string program = Repository.Program("Runtime.Benchmarks.Functions");
        if (arguments is ["page"])
            return Tool.ExitCode(program, [Repository.Bench, "page", "docs/performance.md"]) == 0;

        if (Tool.ExitCode(program, ["check", .. arguments]) is not 0 and int exitCode)
            throw new BuildException("Nothing has been measured.", exitCode);
        CLinker.Ensure();
        steps.Run(PackCommand.Step, PackCommand.Pack);
        if (arguments is ["layer"])
        {
            steps.Run(LayerCommand.Step("x86_64"), static () => LayerCommand.Build("x86_64"));
            steps.Run("Building what is compared", BuildLayerPeers);
        }
        else if (arguments is ["http"])
        {
            steps.Run("Building what is compared", () => BuildHttpPeers(program));
        }
        else if (arguments is ["aws"])
        {
            steps.Run("Building what is compared", BuildAwsPeers);
            arguments = ["aws", "src/Runtime/certificates/amazon-roots.pem"];
        }
        else
        {
            steps.Run("Building what is compared", BuildPeers);
        }

        return steps.Run("Measuring", () => Tool.ExitCode(program, [Repository.Bench, .. arguments]) == 0);
    }

    private static void Build(string project, Steps steps) =>
        steps.Run($"Building {project}", () => Dotnet.Build($"tests/{project}"));

    private static void BuildPeers()
    {
        Repository.ForgetOurPackages();
        string loop = Empty("loop");
        string compiler = Tool.Find("gcc") ?? Tool.Find("clang")!;
        Tool.Run(compiler, ["-O2", "-static", "-s", "-Wall", "-Wextra", "-Werror", $"{Peers}/loop.c", "-o", $"{loop}/bootstrap"]);
        Publish("hello-static", "samples/HelloWorld");
        Publish("hello-dynamic", "samples/HelloWorld", "-p:LambdaStaticLinking=false");
        Publish("allocations", $"{Peers}/Allocations");
        Publish("echo", $"{Peers}/Echo");
        Publish("httpclient", $"{Peers}/HttpClient", "-r", RuntimeId);
        Publish("floor-dynamic", $"{Peers}/Floor", "-r", RuntimeId);
        Publish("floor-static", $"{Peers}/Floor", "-r", RuntimeId, "-p:StaticExecutable=true", "-p:PositionIndependentExecutable=false");
    }

    private static void BuildHttpPeers(string program)
    {
        Repository.ForgetOurPackages();
        Publish("hello-static", "samples/HelloWorld");
        Publish("http-bytes", $"{Peers}/HttpBytes");
        Publish("http-routes", $"{Peers}/HttpRoutes");
        string routes = Path.Combine(Repository.Bench, "ThousandRoutes.cs");
        Tool.Run(program, [Repository.Bench, "routes", routes]);
        Publish("http-thousand-routes", $"{Peers}/HttpThousandRoutes", $"-p:ThousandRoutes={routes}");
    }

    private static void BuildAwsPeers()
    {
        Repository.ForgetOurPackages();
        Publish("aws-signer", $"{Peers}/AwsSigner");
        Publish("aws-sdk", $"{Peers}/AwsSdk");
    }

    private static void BuildLayerPeers()
    {
        string layer = Empty("layer");
        Repository.ForgetOurPackages();
        Publish("hello-static", "samples/HelloWorld");
        Tool.Run(
            "dotnet", ["build", "samples/HelloWorld", "-c", "Release", "-v", "quiet", "-o", $"{layer}/built"], ("NUGET_PACKAGES", Repository.UserPackages));
        Repository.Clean("samples/HelloWorld");
        Directory.CreateDirectory($"{layer}/assembly");
        File.Copy($"{layer}/built/HelloWorld.dll", $"{layer}/assembly/HelloWorld.dll");
        File.Copy("artifacts/csharp-layer.zip", $"{layer}/opt.zip");
    }

    /// <summary>Publishes a project like a user's into a folder of <see cref="Repository.Bench"/>, from nothing: a link with other settings would not be repeated.</summary>
    private static void Publish(string name, string project, params string[] arguments)
    {
        Console.WriteLine(name);
        string folder = Empty(name);
        Repository.Clean(project);
        (int exitCode, string output) = Tool.Capture(
            "dotnet", ["publish", project, "-c", "Release", "-o", folder, .. arguments], ("NUGET_PACKAGES", Repository.UserPackages));
        File.WriteAllText(Path.Combine(Repository.Bench, $"{name}.log"), output);
        Repository.Clean(project);
        if (exitCode != 0)
            throw new BuildException($"{output}\ndotnet publish {project} has failed with exit code {exitCode}.");
    }

    private static string Empty(string name)
    {
        string folder = Path.Combine(Repository.Bench, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
