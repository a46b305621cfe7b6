using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints the addresses, examples of calls, and the settings of the functions at the start.</summary>
internal static class StartupBanner
{
    // AWS CLI 1 takes the text of --payload as the event, and CLI 2 as Base64. Both take the bytes of a file with the prefix fileb.
    public static void Print(
        Terminal terminal, string address, string urlAddress, RunArguments arguments, IReadOnlyList<LocalFunction> functions,
        IReadOnlyList<HandlerSource> sources)
    {
        IInvocableFunction? fallback = FunctionRegistry.FindDefault(functions);
        LocalFunction first = functions[0], function = functions.FirstOrDefault(one => one == fallback) ?? first;
        string process = arguments.Handlers is not null ? $"{Environment.ProcessId}, with the emulator"
            : !first.HasStarted || first.ProcessId is not { } id ? "none until the next event, because initialization failed"
            : functions.Count == 1 ? $"{id}, for a debugger to attach to"
            : $"{id} of {first.Name}, for a debugger to attach to; each other function starts with its first event";
        var gateway = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings);
        string kindOfUrl = gateway.Description;
        string[] urls = functions.Count == 1
            ? [$"{UrlOf(function)}/, the {kindOfUrl}"]
            : [.. functions.Select(one => $"{UrlOf(one)}/, the {kindOfUrl} of {one.Name}")];
        string kind = arguments.Native ? "native binary" : "just-in-time compiled, unlike on Lambda; --native runs the binary";
        (string post, string print) = SampleEvents.Of(function) switch
        {
            { File: { } file } => ($"curl -s {address}{TestPage.Prefix}{file} | curl -d @-", $"curl -s {address}{TestPage.Prefix}{file}"),
            { Json: var json } => ($"curl -d '{json}'", $"echo '{json}'"),
        };
        IReadOnlyList<RouteExample> examples = RoutesOf(function);
        // The API may have no route of the function. The function responds to the others, too.
        if (examples.Count > 0 && !Reaches(function, examples[0]))
            examples = RouteExample.Create(arguments.GatewaySettings.Routes, static (_, _) => true);
        string call = examples.Count > 0
            ? DescribeCall(examples[0], UrlOf(function))
            : $"{post} {address}/2015-03-31/functions/{function.Name}/invocations";
        terminal.WriteLine($$"""

            {{arguments.Project.Name}} at {{address}}

              {{call}}
              {{print}} | aws lambda invoke --endpoint-url {{address}} --region us-east-1 --no-sign-request --function-name {{function.Name}} --payload fileb:///dev/stdin /dev/stdout

              page      {{address}}, in a browser
              url       {{string.Join("\n            ", urls)}}
              handlers  {{string.Join(", ", functions.Select(static one => one.Configuration.Handler))}}
            {{string.Concat(functions.Where(static one => one.Routes.Count > 0).Select(one => $"  routes    {string.Join("\n            ", RoutesOf(one).Select(static example => example.Route))}\n"))}}{{(arguments.GatewaySettings.Routes is { Count: > 0 } own ? $"  api       {string.Join("\n            ", own)}\n" : "")}}{{string.Concat(sources.Where(source => IsConnected(source, sources)).Select(source => Describe(source, address)).Distinct())}}{{DescribeQueues(arguments.Project, functions[0], address)}}  limits    {{(Debugger.IsAttached ? "no timeout while a debugger is attached" : $"{Seconds(arguments.Timeout)} s")}}, {{arguments.MemorySizeMB}} MB
            {{(arguments.StateFile is { } state ? $"  state     {state}\n" : "")}}{{(arguments.ValuesFile is { } values ? $"  values    {values}\n" : "")}}  process   {{process}}
              code      {{kind}}

            {{(arguments.Handlers is null ? "When a source file changes, the function is built and restarted. " : "")}}Press Ctrl+C to stop.
            """);

        string UrlOf(LocalFunction one) => urlAddress + HttpEntry.PathOf(arguments.GatewaySettings.Stage, one == fallback, one.Name);

        bool Reaches(LocalFunction one, RouteExample example) => gateway.HasRoute(example.Method, example.Path, one.Configuration.Routes);

        IReadOnlyList<RouteExample> RoutesOf(LocalFunction one) =>
            RouteExample.Create(one.Routes, (method, path) => gateway.HasRoute(method, path, one.Configuration.Routes));
    }

    // curl -i http://127.0.0.1:9001/orders
    /// <summary>
    /// A call of a route that reaches the function, if possible one that only reads and needs no value. What a body needs is in the response to one without members.
    /// </summary>
    private static string DescribeCall(RouteExample example, string url)
    {
        string request = example.Method switch
        {
            "GET" => "",
            "POST" => " --json '{}'",
            "PUT" or "PATCH" => $" -X {example.Method} --json '{{}}'",
            _ => $" -X {example.Method}",
        };
        return $"curl -i{request} {url}{example.Path}";
    }

    // queue     orders, for Handle: curl -d '{"id":"one"}' http://127.0.0.1:9000/queues/orders
    /// <returns>A line; empty if there is no way to send to the source.</returns>
    public static string Describe(HandlerSource source, string address)
    {
        (string label, string path, string sample) = source.Service switch
        {
            HandlerSource.Sqs => ("queue   ", $"queues/{source.SourceName}", "text"),
            HandlerSource.Kinesis => ("stream  ", $"streams/{NameOf(source)}", "text"),
            HandlerSource.DynamoDb => ("table   ", $"tables/{NameOf(source)}", "{\"id\":\"one\"}"),
            HandlerSource.Kafka => ("kafka   ", $"kafka/{NameOf(source)}", "text"),
            HandlerSource.Sns => ("topic   ", $"topics/{source.SourceName}", "text"),
            HandlerSource.S3 => ("bucket  ", $"buckets/{source.SourceName}/key.txt", "content"),
            HandlerSource.EventBridge => ("events  ", $"events/{Uri.EscapeDataString(source.Name ?? "type")}", "{}"),
            HandlerSource.Schedule => ("schedule", $"schedules/{source.Function}", ""),
            HandlerSource.Firehose => ("firehose", $"firehose/{source.SourceName}", "text"),
            HandlerSource.Logs => ("logs    ", $"log-groups/{source.SourceName.TrimStart('/')}", "text"),
            _ => ("", "", ""),
        };
        if (label.Length == 0)
            return "";

        // In a shell, an apostrophe would end the text. JSON has it in strings only.
        if (source.Payload is { } json && source.Service != HandlerSource.Schedule)
            sample = json.Replace("'", "\\u0027", StringComparison.Ordinal);
        // Quoted, because the question mark is a pattern in some shells.
        string? parameter = source.Service switch
        {
            HandlerSource.Sqs when QueueRegistry.IsFifo(source.SourceName) => "group=one",
            HandlerSource.DynamoDb => FindKey(sample),
            _ => null,
        };
        string url = parameter is null ? $"{address}/{path}" : $"'{address}/{path}?{parameter}'";
        string name = source.StreamKind is null ? source.Name ?? source.SourceName : NameOf(source);
        return $"  {label}  {name}, for {source.Function}: curl -d '{sample}' {url}\n";
    }

    // sqs       AWS_ENDPOINT_URL_SQS=http://127.0.0.1:9000 for the functions, whose SDK needs credentials: without any, set ...
    /// <summary>Where a client of Amazon SQS in the function sends, which its code does not say.</summary>
    private static string DescribeQueues(FunctionProject project, LocalFunction function, string address)
    {
        IReadOnlyDictionary<string, string> variables = function.Configuration.Environment;
        string library = Path.Combine(Path.GetDirectoryName(project.Assembly)!, "AWSSDK.SQS.dll");
        bool sends = variables.GetValueOrDefault(FunctionEnvironment.QueuesVariable) == address && File.Exists(library);
        string credentials = variables.ContainsKey("AWS_ACCESS_KEY_ID") ? ""
            : "; the SDK needs credentials: without any, set AWS_ACCESS_KEY_ID=local and AWS_SECRET_ACCESS_KEY=local";
        return sends ? $"  sqs       {FunctionEnvironment.QueuesVariable}={address} for the functions{credentials}\n" : "";
    }

    /// <summary>A Firehose stream has one function.</summary>
    private static bool IsConnected(HandlerSource source, IReadOnlyList<HandlerSource> sources) =>
        source.Service != HandlerSource.Firehose || source == sources.First(other => other.Service == source.Service && other.SourceName == source.SourceName);

    /// <summary>The parameter for the key of an item: its first attribute, unless it has the usual one.</summary>
    private static string? FindKey(string item) =>
        JsonNode.Parse(item) is JsonObject { Count: > 0 } json && !json.ContainsKey("id") ? $"key={json.First().Key}" : null;

    private static string NameOf(HandlerSource source) => ConnectedStreams.NameOf(source.StreamKind!.Value, source);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
