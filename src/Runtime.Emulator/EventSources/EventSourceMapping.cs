using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>An event source mapping as Lambda's API shows it: a function, the source of its records, and how it gets them.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="SourceName">The name of the queue, stream, table or topic.</param>
/// <param name="SourceArn">The ARN of the source; of a topic that of its cluster.</param>
/// <param name="LastModified">When the mapping was created or changed.</param>
internal abstract record EventSourceMapping(string Function, string SourceName, string SourceArn, DateTimeOffset LastModified)
{
    /// <summary>Identifies the mapping. It is derived from the names, so that scripts can use it again after a restart of the emulator.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Function}\n{SourceArn}\n{SourceName}")).AsSpan(0, 16));

    /// <summary>Whether the function gets records. Otherwise they wait.</summary>
    public abstract bool IsEnabled { get; }
}
