using System.Text;
using BenchmarkDotNet.Attributes;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Benchmarks;

/// <summary>Measures the steps of one invocation in the runtime, without the kernel.</summary>
[MemoryDiagnoser]
public partial class RuntimeBenchmarks
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes("""
        HTTP/1.1 200 OK
        Content-Type: application/json
        Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd
        Lambda-Runtime-Deadline-Ms: 4102444800000
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:hello
        Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1
        Date: Wed, 18 Nov 2026 09:00:00 GMT
        Content-Length: 16


        """.ReplaceLineEndings("\r\n"));

    private static readonly byte[] Whole = [.. Head, .. """{"name":"World"}"""u8];

    /// <summary>The lines after the status line.</summary>
    private static readonly byte[] Fields = Head[(Head.AsSpan().IndexOf("\r\n"u8) + 2)..];

    private readonly HttpResponse _response = new();
    private readonly LambdaEnvironment _environment = new(new Dictionary<string, string>());
    private readonly FunctionLog _log;
    private readonly FunctionLog _jsonLog;
    private readonly LambdaContext _context;
    private readonly LambdaContext _jsonContext;

    /// <summary>Uses logs that discard their records, so that only creating the records is measured.</summary>
    public RuntimeBenchmarks()
    {
        _log = new FunctionLog(new NoOutput(), _environment);
        _jsonLog = new FunctionLog(new NoOutput(), new LambdaEnvironment(new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = "JSON" }));
        _context = new LambdaContext(Fields, _environment, _log);
        _jsonContext = new LambdaContext(Fields, _environment, _jsonLog);
    }

    [Benchmark(Description = "parse a response")]
    public int ParseResponse()
    {
        _response.Reset();
        Whole.CopyTo(_response.GetReceiveSpan());
        return _response.TryRead(Whole.Length) ? _response.Body.Length : throw new InvalidOperationException("the response is incomplete");
    }

    [Benchmark(Description = "find a header, the fourth of seven")]
    public int FindHeader() => new HeaderBlock(Fields).Value(RuntimeApiHeaders.FunctionArn).Length;

    [Benchmark(Description = "find no header")]
    public int FindNoHeader() => new HeaderBlock(Fields).Value(RuntimeApiHeaders.InvocationId).Length;

    [Benchmark(Description = "create a context")]
    public LambdaContext CreateContext() => new(Fields.AsSpan().ToArray(), _environment, _log);

    [Benchmark(Description = "create a context, read its id and time")]
    public string ReadContext()
    {
        LambdaContext context = CreateContext();
        return context.RemainingTime > TimeSpan.Zero ? context.AwsRequestId : "";
    }

    [Benchmark(Description = "log a record, text")]
    public void LogText() => Greets(_context.Logger, "World", 42);

    [Benchmark(Description = "log a record, JSON")]
    public void LogJson() => Greets(_jsonContext.Logger, "World", 42);

    [LoggerMessage(LogLevel.Information, "greets {Name} for the {Count}th time")]
    private static partial void Greets(ILogger logger, string name, int count);

    private sealed class NoOutput : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
        }
    }
}
