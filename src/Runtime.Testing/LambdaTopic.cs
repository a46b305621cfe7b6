using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A topic with the rules of Apache Kafka, of which <see cref="LambdaFunction.Topic"/> lets a function handle the records.</summary>
/// <remarks>Its poller has the default window of the deployment templates, one second, unless <see cref="LambdaStreamOptions.BatchingWindow"/> sets another one.</remarks>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
/// LambdaTopic orders = function.Topic("orders", new LambdaStreamOptions { BatchingWindow = TimeSpan.Zero });
/// await orders.SendAsync("A-1", new Order("A-1", 2));
/// await orders.WaitUntilIdleAsync();
/// Console.WriteLine(orders.Handled.Count);
/// </code>
/// </example>
public sealed class LambdaTopic : LambdaEventSource
{
    internal LambdaTopic(LambdaFunction function, LambdaQueues queues, string name, LambdaStreamOptions options)
        : base(function, queues, StreamKind.Kafka, name, options)
    {
    }

    /// <summary>Sends a record whose value is JSON, serialized with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <param name="key">Chooses the partition: records with the same key are in order. Without one, the partitions take turns.</param>
    /// <param name="value">The value. A string or an array of bytes is the value itself, unchanged; null is a record without a value, which deletes its key.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="partition">The partition, instead of that of the key.</param>
    /// <returns>The offset.</returns>
    /// <exception cref="ArgumentException">The record is over 1 MiB, or there is no such partition.</exception>
    public Task<string> SendAsync<T>(string? key, T value, IEnumerable<KeyValuePair<string, string>>? headers = null, int? partition = null) => PutAsync(new NewRecord
    {
        // No key is not an empty one.
        Key = key is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(key),
        Data = value is null ? default(ReadOnlyMemory<byte>?) : ToBytes(value),
        Headers = [.. (headers ?? []).Select(static header => new RecordHeader(header.Key, Encoding.UTF8.GetBytes(header.Value)))],
        Partition = partition,
    });
}
