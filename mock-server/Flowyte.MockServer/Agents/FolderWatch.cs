namespace Flowyte.MockServer.Agents;

/// <summary>
/// Tells when the YAML files of a folder change. The operating system tells at once where it can; beside that the folder
/// is looked at every second, for not every file system tells.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    // An editor writes a file in several steps.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);

    /// <summary>How often the folder is looked at where nothing tells of a change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly string _directory;
    private readonly Action _changed;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private FileSystemWatcher? _watcher;
    private string _seen;
    private bool _isOver;

    /// <summary>Looks at the folder as it is. From now on every change is noticed, and told once <see cref="Start"/> was called.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="changed">Called for each change, never twice at a time. What happens to the files meanwhile is another change.</param>
    public FolderWatch(string directory, TimeProvider time, Action changed)
    {
        _directory = directory;
        _time = time;
        _changed = changed;
        _seen = Look();
    }

    /// <summary>Begins to tell of changes.</summary>
    public void Start()
    {
        _timer = _time.CreateTimer(_ => Compare(), state: null, Interval, Interval);
        _watcher = Watch();
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(_directory, AgentsFolder.Files);
            watcher.Changed += (_, _) => Settle();
            watcher.Created += (_, _) => Settle();
            watcher.Deleted += (_, _) => Settle();
            watcher.Renamed += (_, _) => Settle();
            watcher.Error += (_, _) => Settle();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // There is no such folder, or the system has no more watchers to give: looking at it every second has to do.
            return null;
        }
    }

    private void Settle() => _timer?.Change(Settling, Interval);

    private void Compare()
    {
        lock (_lock)
        {
            var now = Look();
            if (!_isOver && now != _seen)
            {
                _seen = now;
                _changed();
            }
        }
    }

    /// <summary>What the folder looks like: the name, length and time of each file.</summary>
    private string Look()
    {
        try
        {
            return string.Join('\n', new DirectoryInfo(_directory).EnumerateFiles(AgentsFolder.Files)
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
