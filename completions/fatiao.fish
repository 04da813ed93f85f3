# fish completion of fatiao: every candidate comes from the program itself (fatiao complete).
function __fatiao_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c fatiao -f -a '(__fatiao_complete)'
