using System.Text.Json;

namespace Lambda.Runtime.Json;

/// <summary>A value of JSON is not what the type wants. <see cref="JsonEvent"/> adds where it stands.</summary>
internal sealed class JsonMismatchException(string message) : JsonException(message);
