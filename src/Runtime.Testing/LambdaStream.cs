using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>A stream with the rules of Amazon Kinesis, of which <see cref="LambdaFunction.Stream"/> lets a function handle the records.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
/// LambdaStream orders = function.Stream("orders");
/// await orders.PutAsync(new Order("1", 2), partitionKey: "customer-1");
/// await orders.WaitUntilIdleAsync();
/// Console.WriteLine(orders.Handled.Count);
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream, though not one of bytes: the service's word.")]
public sealed class LambdaStream : LambdaEventSource
{
    internal LambdaStream(LambdaFunction function, LambdaQueues queues, string name, LambdaStreamOptions options)
        : base(function, queues, StreamKind.Kinesis, name, options)
    {
    }

    /// <summary>Puts a record whose data is JSON, serialized with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <param name="data">The data. A string or an array of bytes is the data itself, unchanged.</param>
    /// <param name="partitionKey">Chooses the shard: records with the same key are in order.</param>
    /// <param name="explicitHashKey">A decimal number of 128 bits that chooses the shard instead.</param>
    /// <returns>The sequence number.</returns>
    /// <exception cref="ArgumentException">The record is over 1 MiB, the partition key does not have 1 to 256 characters, or the hash key is not a number.</exception>
    public Task<string> PutAsync<T>(T data, string partitionKey, string? explicitHashKey = null)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        return PutAsync(new NewRecord { Data = ToBytes(data), PartitionKey = partitionKey, ExplicitHashKey = explicitHashKey });
    }
}
