namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The tasks that move messages out of dead-letter queues. Safe to use from any thread.</summary>
/// <param name="time">The clock for tasks with a rate.</param>
internal sealed class MessageMoveTasks(TimeProvider time)
{
    /// <summary>How many tasks of a queue are listed.</summary>
    public const int MaxListed = 10;

    private readonly Lock _lock = new();
    private readonly List<MessageMoveTask> _tasks = [];

    /// <summary>Starts a task. Without a rate, it has completed on return.</summary>
    /// <exception cref="QueueErrorException">A task of this queue runs already.</exception>
    public MessageMoveTask Start(MessageQueue source, MessageQueue? destination, int? maxPerSecond)
    {
        MessageMoveTask task;
        lock (_lock)
        {
            if (_tasks.Any(other => other.Source == source && other.Status == MessageMoveStatus.Running))
            {
                throw QueueErrorException.InvalidParameterValue(
                    $"There is already a task running. Only one active task is allowed for a source queue at a given time: {source.Arn}");
            }

            task = new MessageMoveTask(source, destination, maxPerSecond, time);
            _tasks.Add(task);
            if (_tasks.Count(other => other.Source == source) > MaxListed)
                _tasks.Remove(_tasks.First(other => other.Source == source));
        }

        task.Start();
        return task;
    }

    /// <summary>The tasks of a queue, the last one first.</summary>
    public IReadOnlyList<MessageMoveTask> List(MessageQueue source)
    {
        lock (_lock)
            return [.. _tasks.Where(task => task.Source == source).Reverse()];
    }

    public MessageMoveTask? Find(string id)
    {
        lock (_lock)
            return _tasks.Find(task => task.Id == id);
    }
}
