using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.CommandLine;
using Access = Lambda.Runtime.Emulator.Access;

namespace Lambda.Runtime.Local.Running;

/// <summary>The command line of <c>run</c>: first the project as MSBuild describes it, then the arguments of <c>dotnet run</c>.</summary>
internal sealed record RunArguments
{
    public const string Usage = """
        Options of a function's dotnet run:
          --port <number>       the port for invocations and the page; default 9000, 0 for any free port
          --url-port <number>   the port of function URLs; default the one after --port
          --as <service>        what passes HTTP requests to the function at that port: function-url, http-api,
                                http-api-v1, rest-api, alb, alb-multi; default LambdaHttp of the project, or function-url
          --stage <name>        the stage of an HTTP API or a REST API; default $default or prod
          --route <route>       a route of such an API, such as 'GET /orders/{id}'; may be repeated; default one for all
                                requests, or with LambdaHttpRoutes=each of the project those of the function
          --binary-media-type <type>
                                a type of bodies that a REST API passes on in base64, such as image/png or image/*;
                                may be repeated; default */*
          --host <address>      the address or name to listen on; default 127.0.0.1, which only this machine reaches
          --allow-host <name>   a host name to accept, besides localhost and IP addresses; may be repeated
          --allow-origin <origin>
                                a website whose pages may call function URLs, such as http://localhost:5173; may be repeated
          --handler <name>      the handler to serve, if there are several
          --timeout <seconds>   1 to 900; default LambdaTimeout of the project, or 10
          --memory <MB>         128 to 10240; default LambdaMemorySize of the project, or 256
          --event <file>        send the event in the file, or from standard input for -, print the response,
                                and end: exit code 0, or 1 after an error
          --state <file>        keep queues and their messages in the file when the emulator ends
          --values <file>       the secrets, parameters and AppConfig configurations that the function reads from
                                extensions of AWS
          --native              run the native binary, as dotnet publish creates it
          --in-process          run the function in the emulator's process, as a debugger does
          --help                print this list; dotnet run -- --help, because dotnet run has the option as well
        """;

    // The options, without their dashes.
    private static readonly string[] Names =
        [.. Usage.Split('\n').Where(static line => line.StartsWith("  --", StringComparison.Ordinal)).Select(static line => line.Split(' ')[2][2..])];

    // What MSBuild passes.
    private static readonly string[] ProjectOptions =
    [
        "--project", "--configuration", "--framework", "--assets", "--output", "--project-timeout", "--project-memory", "--project-http", "--project-http-routes",
        "--project-http-stage", "--project-binary-media-types", "--project-trust", "--project-certificates",
    ];

    // Those after '--' are arguments of the function.
    private static readonly string[] OptionsOfDotnet =
    [
        "--no-build", "--no-restore", "--no-cache", "--no-dependencies", "--no-launch-profile", "--no-launch-profile-arguments", "--launch-profile", "-lp", "--file",
        "--device", "--list-devices", "--runtime", "-r", "--arch", "-a", "--os", "--verbosity", "-v", "--property", "-p", "--environment", "-e", "--interactive",
        "--force", "--self-contained", "--sc", "--no-self-contained", "--artifacts-path", "--disable-build-servers", "--tl", "-c", "-f",
    ];

    public required FunctionProject Project { get; init; }

    public int Port { get; init; } = 9000;

    /// <summary>The port of function URLs; <see langword="null"/> for the one after <see cref="Port"/>, or another free port.</summary>
    public int? UrlPort { get; init; }

    /// <summary>What passes HTTP requests to the function.</summary>
    public GatewayKind Gateway { get; init; } = GatewayKind.FunctionUrl;

    /// <summary>The settings of that API.</summary>
    public GatewaySettings GatewaySettings { get; init; } = new();

    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>Host names that the ports accept, besides <c>localhost</c> and IP addresses.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins whose pages may call function URLs.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public string? Handler { get; init; }

    /// <summary>MSBuild passes the setting of the project, or its default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public int MemorySizeMB { get; init; } = 256;

    /// <summary>The file of the one event to send; <see langword="null"/> to serve requests.</summary>
    public string? EventFile { get; init; }

    /// <summary>The file that keeps the queues; <see langword="null"/> to begin with empty ones.</summary>
    public string? StateFile { get; init; }

    /// <summary>The file with secrets, parameters and configurations; <see langword="null"/> if there are none.</summary>
    public string? ValuesFile { get; init; }

    public bool Native { get; init; }

    /// <summary>The file with the certificates that <c>LambdaTrust=aws</c> trusts; <see langword="null"/> for those of the system.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Whether the API has the routes of the function, as <c>LambdaHttpRoutes=each</c> of the project says.</summary>
    public bool HasEachRoute { get; init; }

    private HttpOptions Http { get; init; } = new();

    private HttpOptions ProjectHttp { get; init; } = new();

    /// <summary>Whether to print the options, and nothing else.</summary>
    public bool Help { get; init; }

    /// <summary>Whether the function is to run in the process of the emulator.</summary>
    public bool InProcess { get; init; }

    /// <summary>The handlers of this process, if the function runs in it.</summary>
    public GeneratedHandler[]? Handlers { get; init; }

    /// <summary>The options that the user wrote, each with its value if it has one.</summary>
    public IReadOnlyList<string[]> Written { get; init; } = [];

    /// <exception cref="UsageException">An argument is missing, unknown or malformed; the message says which.</exception>
    public static RunArguments Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
            throw new UsageException("The function's assembly is missing. 'dotnet run' in its project passes it.");

        var arguments = new RunArguments { Project = new FunctionProject { Assembly = args[0] } };
        for (int i = 1; i < args.Count; i++)
        {
            int first = i;
            string option = args[i];
            arguments = option switch
            {
                "--native" => arguments with { Native = true },
                "--help" or "-h" or "-?" => arguments with { Help = true },
                "--in-process" => arguments with { InProcess = true },
                _ => arguments.With(option, () => ++i < args.Count ? args[i] : throw new UsageException($"{option} needs a value after it.")),
            };
            // MSBuild has passed it already.
            if (option is "--project" or "--configuration" or "--framework" && args.Take(first).Contains(option))
                throw OptionOfDotnet(option);
            if (!ProjectOptions.Contains(option))
                arguments = arguments with { Written = [.. arguments.Written, [.. args.Skip(first).Take(i - first + 1)]] };
        }

        if (arguments is { InProcess: true, Native: true })
            throw new UsageException("--native and --in-process exclude each other: the native binary is a separate program. Leave out one of them.");
        (GatewayKind kind, GatewaySettings settings, bool hasEachRoute) = arguments.Http.Combine(arguments.ProjectHttp);
        return arguments with { Gateway = kind, GatewaySettings = settings, HasEachRoute = hasEachRoute };
    }

    private RunArguments With(string option, Func<string> value) => option switch
    {
        "--project" => this with { Project = Project with { File = value() } },
        "--configuration" => this with { Project = Project with { Configuration = value() } },
        "--framework" => this with { Project = Project with { Framework = value() } },
        "--assets" => this with { Project = Project with { AssetsFile = value() } },
        "--output" => this with { Project = Project with { OutputFolder = value() } },
        "--project-timeout" => this with { Timeout = ParseTimeout("LambdaTimeout", value()) },
        "--project-memory" => this with { MemorySizeMB = ParseMemorySize("LambdaMemorySize", value()) },
        "--port" => this with { Port = ParseNumber(option, value(), 0, IPEndPoint.MaxPort) },
        "--url-port" => this with { UrlPort = ParseNumber(option, value(), 0, IPEndPoint.MaxPort) },
        "--project-http" => value() is { Length: > 0 } name ? this with { ProjectHttp = ProjectHttp with { Kind = HttpOptions.ParseKind("LambdaHttp", name) } } : this,
        "--project-http-routes" => this with { ProjectHttp = ProjectHttp with { HasEachRoute = HttpOptions.ParseRoutes("LambdaHttpRoutes", value()) } },
        "--project-http-stage" => value() is { Length: > 0 } stage ? this with { ProjectHttp = ProjectHttp with { Stage = stage } } : this,
        "--project-binary-media-types" => WithTypesOfProject(value()),
        "--project-trust" => RequireTrust(value()),
        "--project-certificates" => this with { CertificateFile = value() },
        "--as" => this with { Http = Http with { Kind = HttpOptions.ParseKind(option, value()) } },
        "--stage" => this with { Http = Http with { Stage = value() } },
        "--route" => this with { Http = Http with { Routes = [.. Http.Routes, value()] } },
        "--binary-media-type" => this with { Http = Http with { BinaryMediaTypes = [.. Http.BinaryMediaTypes, HttpOptions.ParseMediaType(option, value())] } },
        "--host" => WithHost(value()),
        "--allow-host" => this with { AllowedHosts = [.. AllowedHosts, ParseHostName(value())] },
        "--allow-origin" => this with { AllowedOrigins = [.. AllowedOrigins, ParseOrigin(value())] },
        "--handler" => this with { Handler = value() },
        "--timeout" => this with { Timeout = ParseTimeout(option, value()) },
        "--memory" => this with { MemorySizeMB = ParseMemorySize(option, value()) },
        "--event" => this with { EventFile = value() },
        "--state" => this with { StateFile = value() },
        "--values" => this with { ValuesFile = value() },
        _ => throw Unknown(option),
    };

    // What is trusted is the file of --project-certificates.
    private RunArguments RequireTrust(string trust) => trust is "once" or "aws" or "system"
        ? this
        : throw new UsageException($"LambdaTrust is '{trust}'; expected one of: once, aws, system.");

    private RunArguments WithTypesOfProject(string text)
    {
        string[] types = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return this with
        {
            ProjectHttp = ProjectHttp with { BinaryMediaTypes = [.. types.Select(static type => HttpOptions.ParseMediaType("LambdaBinaryMediaTypes", type))] },
        };
    }

    // dotnet run -- --no-build
    private static UsageException OptionOfDotnet(string option) =>
        new($"'{option}' is an option of dotnet run itself: put it before '--'.");

    // --prot 9001, --port=9001, port
    private static UsageException Unknown(string option)
    {
        string[] parts = option.Split('=', 2);
        if (OptionsOfDotnet.Contains(parts[0].Split(':')[0]))
            return OptionOfDotnet(option);
        string? nearest = NearestName.Find(parts[0].TrimStart('-', '/'), Names);
        string suggestion = nearest is null ? ""
            : parts is [_, var value] && Usage.Contains($"--{nearest} <", StringComparison.Ordinal) ? $" Did you mean '--{nearest} {value}'?"
            : $" Did you mean --{nearest}?";
        return new UsageException($"'{option}' is not a known option.{suggestion}");
    }

    private static TimeSpan ParseTimeout(string name, string text) => TimeSpan.FromSeconds(ParseNumber(name, text, 1, 900));

    private static int ParseMemorySize(string name, string text) => ParseNumber(name, text, 128, 10240);

    private static int ParseNumber(string option, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new UsageException($"{option} is '{text}'; expected a whole number from {min} to {max}.");

    // A name belongs to this machine, so it is allowed as a host.
    private RunArguments WithHost(string text)
    {
        if (text == "localhost")
            return this with { Host = IPAddress.Loopback };
        if (IPAddress.TryParse(text, out IPAddress? address))
            return this with { Host = address };

        try
        {
            if (Access.AllowedHosts.IsName(text) && Dns.GetHostAddresses(text) is { Length: > 0 } all)
                return this with { Host = all.MinBy(static one => one.AddressFamily != AddressFamily.InterNetwork)!, AllowedHosts = [.. AllowedHosts, text] };
        }
        catch (SocketException)
        {
            // Thrown below.
        }

        throw new UsageException($"--host is '{text}'; expected an address or the name of this machine, such as 127.0.0.1, or 0.0.0.0 for all of its addresses.");
    }

    private static string ParseHostName(string text) => Access.AllowedHosts.IsName(text)
        ? text
        : throw new UsageException($"--allow-host is '{text}'; expected a host name without scheme and port, such as host.docker.internal.");

    private static string ParseOrigin(string text) => Access.AllowedOrigins.TryParse(text, out string? origin)
        ? origin
        : throw new UsageException($"--allow-origin is '{text}'; expected scheme, host and port of one website, such as http://localhost:5173.");
}
