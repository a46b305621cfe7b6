using Amazon;
using Amazon.SQS;
using Lambda.Runtime.Events;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>Code that the programs of the pages are compiled with.</summary>
internal static class PortSources
{
    /// <summary>A client of Amazon SQS that keeps what it gets.</summary>
    public const string RecordingSqs = """

        public sealed class RecordingSqs() : Amazon.SQS.AmazonSQSClient(new Amazon.Runtime.AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUWest1)
        {
            public static readonly List<string> Sent = [];

            public override Task<Amazon.SQS.Model.SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default)
            {
                lock (Sent)
                    Sent.Add($"{queueUrl} {messageBody}");
                return Task.FromResult(new Amazon.SQS.Model.SendMessageResponse());
            }
        }

        """;

    /// <summary>The members of Amazon's packages that the original function uses, with their signatures.</summary>
    public const string AmazonPackages = """

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaLogger { void LogError(string message); }
            public interface ILambdaContext { TimeSpan RemainingTime { get; } ILambdaLogger Logger { get; } }
            public interface ILambdaSerializer { }
        }

        namespace Amazon.Lambda.Serialization.SystemTextJson { public class DefaultLambdaJsonSerializer : Amazon.Lambda.Core.ILambdaSerializer { } }

        namespace Amazon.Lambda.RuntimeSupport
        {
            public class LambdaBootstrapBuilder
            {
                public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Amazon.Lambda.Core.ILambdaContext, Task<TOutput>> handler, Amazon.Lambda.Core.ILambdaSerializer serializer) => new();
                public LambdaBootstrap Build() => new();
            }

            public sealed class LambdaBootstrap : IDisposable
            {
                public Task RunAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
                public void Dispose() { }
            }
        }

        namespace Amazon.Lambda.SQSEvents
        {
            public class SQSEvent
            {
                public List<SQSMessage> Records { get; set; } = [];
                public class SQSMessage { public string MessageId { get; set; } = ""; public string Body { get; set; } = ""; }
            }

            public class SQSBatchResponse
            {
                public SQSBatchResponse() { }
                public SQSBatchResponse(List<BatchItemFailure> batchItemFailures) => BatchItemFailures = batchItemFailures;
                [System.Text.Json.Serialization.JsonPropertyName("batchItemFailures")] public List<BatchItemFailure> BatchItemFailures { get; set; } = [];
                public class BatchItemFailure { [System.Text.Json.Serialization.JsonPropertyName("itemIdentifier")] public string ItemIdentifier { get; set; } = ""; }
            }
        }

        namespace Microsoft.Extensions.Logging { public static class LambdaLoggers { public static ILoggingBuilder AddLambdaLogger(this ILoggingBuilder builder) => builder; } }

        """;

    /// <summary>What the programs reference besides the library.</summary>
    public static readonly MetadataReference[] Packages =
        [.. new[] { typeof(SqsEvent), typeof(AmazonSQSClient), typeof(RegionEndpoint), typeof(ServiceProvider), typeof(ILogger), typeof(LoggerFactory), typeof(IStartupValidator) }
            .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    /// <summary>What the program has sent to queues.</summary>
    public static string[] Sent(System.Reflection.Assembly program)
    {
        var sent = (List<string>)program.GetType("RecordingSqs", throwOnError: true)!.GetField("Sent")!.GetValue(null)!;
        lock (sent)
            return [.. sent];
    }
}
