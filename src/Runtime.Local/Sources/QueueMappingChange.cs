using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Local.Sources;

/// <summary>What Lambda's API has changed of the event source mapping of a queue.</summary>
/// <param name="Queue">The name of the queue.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="Settings">The settings; <see langword="null"/> if the mapping was deleted although a handler declares it.</param>
/// <param name="IsCreated">Whether the mapping was created with the API, so that it exists without a handler that declares it.</param>
internal sealed record QueueMappingChange(string Queue, string Function, QueueMapping? Settings, bool IsCreated);
